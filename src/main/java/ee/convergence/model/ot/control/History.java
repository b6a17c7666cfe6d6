package ee.convergence.model.ot.control;

import java.util.ArrayList;
import java.util.List;

/** The latest part of a model's history, without gaps. Not thread-safe. */
final class History {

    private final List<HistoryEntry> entries = new ArrayList<>();
    private long first;

    /** @param version the model's version, from where on entries will be there */
    History(long version) {
        first = version;
    }

    /** The version of the earliest entry that is here, or of the next one. */
    long first() {
        return first;
    }

    /** The version of the entry that comes next. */
    long end() {
        return first + entries.size();
    }

    /** A view of the entries from a version on, as of now. */
    List<HistoryEntry> from(long version) {
        return entries.subList(Math.toIntExact(version - first), entries.size());
    }

    void append(HistoryEntry entry) {
        if (entry.version() != end()) {
            throw new IllegalArgumentException("version " + entry.version() + " instead of " + end());
        }
        entries.add(entry);
    }

    void removeLast() {
        entries.remove(entries.size() - 1);
    }

    /** Puts earlier entries before those that are here. */
    void prepend(List<HistoryEntry> earlier) {
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).version() != first - earlier.size() + i) {
                throw new IllegalArgumentException("version " + earlier.get(i).version() + " before " + first);
            }
        }
        entries.addAll(0, earlier);
        first -= earlier.size();
    }

    /** Drops what is earlier than the version. */
    void dropBefore(long version) {
        int count = Math.toIntExact(Math.max(0, Math.min(version, end()) - first));
        entries.subList(0, count).clear();
        first += count;
    }
}
