package ee.convergence.model.ot.control;

import ee.convergence.model.ot.tree.UndoJournal;
import java.util.HashMap;
import java.util.Map;

/** The sessions that take part and where each stands; every change is noted in the journal. Not thread-safe. */
final class Participants {

    private final Map<String, Standing> standings = new HashMap<>();
    private final UndoJournal journal;

    Participants(UndoJournal journal) {
        this.journal = journal;
    }

    boolean contains(String session) {
        return standings.containsKey(session);
    }

    /** @throws IllegalStateException if the session does not take part */
    Standing get(String session) {
        Standing standing = standings.get(session);
        if (standing == null) {
            throw new IllegalStateException("the session does not take part");
        }
        return standing;
    }

    void put(String session, Standing standing) {
        restoreLater(session, standings.put(session, standing));
    }

    void remove(String session) {
        restoreLater(session, standings.remove(session));
    }

    private void restoreLater(String session, Standing former) {
        journal.record(() -> {
            if (former == null) {
                standings.remove(session);
            } else {
                standings.put(session, former);
            }
        });
    }
}
