package ee.convergence.model.offline;

import ee.convergence.concurrent.Mailbox;
import ee.convergence.model.store.AccessListStore;
import ee.convergence.model.store.AccessListStore.Wanted;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.storage.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks up what is stored of the models that sessions keep offline: those of all sessions together, many by one statement,
 * one statement at a time. Not thread-safe: touched by the mailbox of all copies only.
 */
final class Checks {

    private static final Logger LOG = System.getLogger(Checks.class.getName());

    private final Reader reader;
    private final Mailbox mailbox;
    private final BiConsumer<OfflineCopy, Optional<ModelAccess>> found;
    private final Consumer<OfflineCopy> failed;
    private final Set<OfflineCopy> waiting = new LinkedHashSet<>();
    /** Whether a statement is under way or soon will be. */
    private boolean busy;

    /**
     * @param found told of what is stored of each copy
     * @param failed told of each copy of which nothing could be read
     */
    Checks(
            Reader reader,
            Mailbox mailbox,
            BiConsumer<OfflineCopy, Optional<ModelAccess>> found,
            Consumer<OfflineCopy> failed) {
        this.reader = reader;
        this.mailbox = mailbox;
        this.found = found;
        this.failed = failed;
    }

    /** This copy is to be compared with what is stored from now on. */
    void add(OfflineCopy copy) {
        waiting.add(copy);
        if (!busy) {
            busy = true;
            mailbox.post(this::read);
        }
    }

    private void read() {
        List<OfflineCopy> some = take();
        busy = !some.isEmpty();
        if (!busy) {
            return;
        }
        List<Wanted> wanted = some.stream()
                .map(copy -> new Wanted(
                        copy.name().domainKey(),
                        copy.name().id(),
                        copy.session().user()))
                .toList();
        reader.read(handle -> AccessListStore.find(handle, wanted))
                .whenComplete((access, failure) -> mailbox.post(() -> report(some, access, failure)));
    }

    private List<OfflineCopy> take() {
        List<OfflineCopy> some = new ArrayList<>();
        Iterator<OfflineCopy> next = waiting.iterator();
        while (some.size() < AccessListStore.MOST && next.hasNext()) {
            OfflineCopy copy = next.next();
            next.remove();
            if (!copy.isEnded()) {
                some.add(copy);
            }
        }
        return some;
    }

    private void report(List<OfflineCopy> some, List<Optional<ModelAccess>> access, Throwable failure) {
        if (failure == null) {
            for (int i = 0; i < some.size(); i++) {
                found.accept(some.get(i), access.get(i));
            }
        } else {
            LOG.log(Level.WARNING, "models that are kept offline could not be looked up", failure);
            some.forEach(failed);
        }
        read();
    }
}
