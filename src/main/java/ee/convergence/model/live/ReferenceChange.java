package ee.convergence.model.live;

import com.google.protobuf.StringValue;
import ee.convergence.model.ot.data.ElementKind;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.reference.ElementIds;
import ee.convergence.model.ot.reference.ReferenceShift;
import ee.convergence.model.ot.reference.ReferenceValues;
import ee.convergence.model.wire.ReferenceWire;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.RemoteReferenceClearedMessage;
import ee.convergence.protocol.wire.model.RemoteReferenceSetMessage;
import ee.convergence.protocol.wire.model.RemoteReferenceSharedMessage;
import ee.convergence.protocol.wire.model.RemoteReferenceUnsharedMessage;
import java.util.Optional;

/** A session shares, sets, clears or unshares a reference (references.md section 2). */
final class ReferenceChange implements Command {

    /** What the session wants. */
    enum Wish {
        /** Share it, or set it when it is shared. */
        PUT,
        /** Forget its values. */
        CLEAR,
        /** Forget it. */
        UNSHARE
    }

    private final OpenModel model;
    private final Participation from;
    private final Wish wish;
    private final ReferenceKey key;
    private final Optional<ReferenceValues> values;
    private final long version;

    ReferenceChange(
            OpenModel model,
            Participation from,
            Wish wish,
            ReferenceKey key,
            Optional<ReferenceValues> values,
            long version) {
        this.model = model;
        this.from = from;
        this.wish = wish;
        this.key = key;
        this.values = values;
        this.version = version;
    }

    @Override
    public long since() {
        return wish != Wish.PUT || key.element().isEmpty() || !takesPart()
                ? Long.MAX_VALUE
                : model.since(from, version).orElse(Long.MAX_VALUE);
    }

    @Override
    public void run(Step step) {
        Optional<ElementKind> kind = key.element().flatMap(model.tree()::kindOf);
        if (!takesPart() || key.element().isPresent() && kind.isEmpty()) {
            return;
        }
        Optional<ReferenceValues> former =
                model.references().find(from.session().id(), key);
        switch (wish) {
            case CLEAR -> former.ifPresent(known -> clear(step, known));
            case UNSHARE -> former.ifPresent(known -> unshare(step));
            case PUT -> {
                boolean fits = values.orElseThrow().target().equals(kind)
                        && former.filter(known ->
                                        known.getClass() != values.get().getClass())
                                .isEmpty();
                if (fits && !isOneTooMany(former.isPresent())) {
                    put(step, former.isPresent());
                } else {
                    model.putOut(step, from, ForceClose.INVALID_REFERENCE);
                }
            }
        }
    }

    private boolean isOneTooMany(boolean known) {
        return !known
                && model.references().count(from.session().id())
                        >= model.settings().maxReferences();
    }

    private boolean takesPart() {
        return model.members()
                .find(from)
                .filter(member -> !member.resynchronizing())
                .isPresent();
    }

    private void put(Step step, boolean known) {
        String session = from.session().id();
        if (key.element().isPresent() && model.since(from, version).isEmpty()) {
            return;
        }
        try {
            Optional<ReferenceValues> shifted = shifted(session);
            if (shifted.isEmpty()) {
                if (known) {
                    model.references().remove(session, key);
                }
                return;
            }
            model.references().put(session, key, shifted.get());
            step.then(() -> tellPut(shifted.get(), known));
        } catch (OperationRejectedException impossible) {
            model.putOut(step, from, ForceClose.INVALID_REFERENCE);
        }
    }

    private Optional<ReferenceValues> shifted(String session) throws OperationRejectedException {
        if (values.orElseThrow() instanceof ElementIds ids) {
            return Optional.of(
                    ReferenceShift.without(ids, id -> model.tree().kindOf(id).isEmpty()));
        }
        return model.control().shift(session, version, key.element().orElseThrow(), values.get());
    }

    private void tellPut(ReferenceValues shifted, boolean known) {
        Optional<StringValue> element = key.element().map(StringValue::of);
        if (known) {
            RemoteReferenceSetMessage.Builder set = RemoteReferenceSetMessage.newBuilder()
                    .setKey(key.key())
                    .setReferences(ReferenceWire.encode(shifted))
                    .setSessionId(from.session().id());
            element.ifPresent(set::setValueId);
            model.audience().tellOpen(from, BodyCase.REFERENCESET, set.build());
        } else {
            RemoteReferenceSharedMessage.Builder shared = RemoteReferenceSharedMessage.newBuilder()
                    .setKey(key.key())
                    .setReferences(ReferenceWire.encode(shifted))
                    .setSessionId(from.session().id());
            element.ifPresent(shared::setValueId);
            model.audience().tellOpen(from, BodyCase.REFERENCESHARED, shared.build());
        }
    }

    private void clear(Step step, ReferenceValues known) {
        model.references().put(from.session().id(), key, known.cleared());
        RemoteReferenceClearedMessage.Builder cleared = RemoteReferenceClearedMessage.newBuilder()
                .setKey(key.key())
                .setSessionId(from.session().id());
        key.element().map(StringValue::of).ifPresent(cleared::setValueId);
        step.then(() -> model.audience().tellOpen(from, BodyCase.REFERENCECLEARED, cleared.build()));
    }

    private void unshare(Step step) {
        model.references().remove(from.session().id(), key);
        RemoteReferenceUnsharedMessage.Builder unshared = RemoteReferenceUnsharedMessage.newBuilder()
                .setKey(key.key())
                .setSessionId(from.session().id());
        key.element().map(StringValue::of).ifPresent(unshared::setValueId);
        step.then(() -> model.audience().tellOpen(from, BodyCase.REFERENCEUNSHARED, unshared.build()));
    }
}
