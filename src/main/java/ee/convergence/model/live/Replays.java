package ee.convergence.model.live;

import ee.convergence.domain.SessionUsers;
import ee.convergence.domain.User;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.control.VersionRange;
import ee.convergence.model.store.StoredOperation;
import ee.convergence.protocol.Mentions;
import ee.convergence.storage.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;

/**
 * Sends those who resynchronize what they have not seen: page by page, from memory or from the database, without holding
 * up the model (model.md section 12.1). Not thread-safe: touched by the model's mailbox only.
 */
final class Replays {

    private static final Logger LOG = System.getLogger(Replays.class.getName());

    private final LiveModel live;
    private final OpenModel open;
    private final Reader reader;
    private boolean goesOn;

    Replays(LiveModel live, OpenModel open, Reader reader) {
        this.live = live;
        this.open = open;
        this.reader = reader;
    }

    /** Sends more to all who are behind and have room. */
    void goOn() {
        boolean more = open.audience().goOn();
        for (Audience.Behind each : open.audience().behind()) {
            more |= each.replay().wanted().map(range -> supply(each, range)).orElse(false);
        }
        if (more && !goesOn) {
            goesOn = true;
            live.ensure(model -> {
                goesOn = false;
                goOn();
            });
        }
    }

    /** True if it is here already. */
    private boolean supply(Audience.Behind to, VersionRange wanted) {
        Optional<List<Unseen>> known = known(to.participation(), wanted);
        known.ifPresentOrElse(to.replay()::take, () -> read(to, wanted));
        return known.isPresent();
    }

    /** What is in memory, if all of it is, and who made it. */
    private Optional<List<Unseen>> known(Participation to, VersionRange wanted) {
        if (open.control().missingFrom(wanted.from()).isPresent()) {
            return Optional.empty();
        }
        List<HistoryEntry> page = open.control().entries(wanted.from(), wanted.to(), Replay.AT_ONCE);
        if (page.stream().anyMatch(entry -> open.members().user(entry.session()).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(page.stream()
                .map(entry -> Unseen.of(entry, to.resourceId(), open.mentionsOf(entry.session())))
                .toList());
    }

    private void read(Audience.Behind to, VersionRange wanted) {
        reader.read(handle -> page(handle, to.participation(), wanted))
                .whenComplete((page, failure) -> live.ensure(model -> {
                    if (failure == null) {
                        to.replay().take(page);
                        goOn();
                    } else {
                        unread(to, failure);
                    }
                }));
    }

    private List<Unseen> page(Handle handle, Participation to, VersionRange wanted) {
        List<StoredOperation> page = History.page(handle, open.row().key(), wanted.from(), wanted.to());
        Map<String, User> users = SessionUsers.find(handle, live.key().domainKey(), History.sessions(page));
        return page.stream()
                .map(operation -> Unseen.of(
                        operation.entry(),
                        to.resourceId(),
                        Optional.ofNullable(users.get(operation.session()))
                                .map(user -> Mentions.of(operation.session(), user.mention()))
                                .orElse(Mentions.NONE)))
                .toList();
    }

    /** Where too much is read already, it is tried again at the next sweep. */
    private void unread(Audience.Behind to, Throwable failure) {
        to.replay().fail();
        if (failure instanceof RejectedExecutionException) {
            return;
        }
        if (History.isGone(failure)) {
            live.giveUp(ForceClose.DELETED);
            return;
        }
        LOG.log(Level.ERROR, "a replay in a model of domain " + live.key().domainKey() + " failed", failure);
        Participation participation = to.participation();
        live.execute(step -> open.members()
                .find(participation)
                .ifPresent(member -> open.putOut(step, participation, ForceClose.UNKNOWN)));
    }
}
