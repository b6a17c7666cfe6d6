package ee.convergence.model.offline;

import ee.convergence.domain.Session;
import ee.convergence.model.live.CopiedModel;
import ee.convergence.model.live.CopyKeeper;
import ee.convergence.model.live.Known;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.StoredModel;
import ee.convergence.model.wire.OfflineWire;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.model.OfflineModelUpdatedMessage.ModelUpdateData;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Tells a session in what a model differs from its copy. Used in the model's mailbox; what was found of the model does not
 * change any more.
 */
final class Update implements CopyKeeper {

    private final OfflineCopy copy;
    private final Difference difference;
    private final Optional<ModelAccess> found;
    private final Consumer<Boolean> done;

    /**
     * @param copy the copy, as it was compared last
     * @param done follows; false if it is to be tried again
     */
    Update(OfflineCopy copy, Consumer<Boolean> done) {
        this.copy = copy;
        this.difference = copy.difference();
        this.found = copy.found();
        this.done = done;
    }

    @Override
    public Session session() {
        return copy.session();
    }

    @Override
    public Optional<StoredModel> wanted() {
        return difference == Difference.DATA ? found.map(ModelAccess::model) : Optional.empty();
    }

    @Override
    public boolean wantsPrefix() {
        return copy.known().version() == 0;
    }

    @Override
    public void alone() {
        finish(() -> {
            switch (difference) {
                case DELETED -> tellEnd(OfflineWire.deleted(id()));
                case REVOKED -> tellEnd(OfflineWire.revoked(id()));
                case RIGHTS -> tellRights(found.orElseThrow().rights());
                case DATA, NONE -> {}
            }
        });
    }

    @Override
    public void present(CopiedModel model, ModelRights rights, OptionalLong prefix) {
        finish(() -> {
            switch (Difference.between(copy.known(), model.version(), rights)) {
                case REVOKED -> tellEnd(OfflineWire.revoked(id()));
                case RIGHTS -> tellRights(rights);
                case DATA -> tellData(model, rights, prefix);
                case DELETED, NONE -> {}
            }
        });
    }

    @Override
    public void absent() {
        finish(() -> tellEnd(OfflineWire.deleted(id())));
    }

    @Override
    public void takesPart() {
        finish(copy::skip);
    }

    @Override
    public void failed() {
        done.accept(false);
    }

    private void finish(Runnable telling) {
        try {
            telling.run();
        } finally {
            done.accept(true);
        }
    }

    private void tellData(CopiedModel model, ModelRights rights, OptionalLong prefix) {
        if (copy.known().version() > 0) {
            tell(
                    model.sharedBy(rights, () -> OfflineWire.updated(id(), data(model), rights)),
                    new Known(model.version(), rights));
        } else if (prefix.isPresent()) {
            tell(
                    OfflineWire.initial(id(), model.collection(), prefix.getAsLong(), data(model), rights),
                    new Known(model.version(), rights));
        }
    }

    private void tellRights(ModelRights rights) {
        Known known = copy.known();
        if (!rights.equals(known.rights())) {
            tell(OfflineWire.permissions(id(), rights), new Known(known.version(), rights));
        }
    }

    private void tell(ServerMessage message, Known now) {
        if (!copy.isEnded()) {
            copy.session().send(message, Mentions.NONE);
            copy.learn(now);
        }
    }

    private void tellEnd(ServerMessage message) {
        if (!copy.isEnded()) {
            copy.session().send(message, Mentions.NONE);
            copy.end();
        }
    }

    private static ModelUpdateData data(CopiedModel model) {
        return OfflineWire.model(model.version(), model.created(), model.modified(), model.data());
    }

    private String id() {
        return copy.name().id();
    }
}
