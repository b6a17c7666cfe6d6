package ee.convergence.model.live;

import ee.convergence.domain.User;
import ee.convergence.model.ot.control.ConcurrencyControl;
import ee.convergence.model.ot.control.HistoryEntry;
import ee.convergence.model.ot.tree.UndoJournal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The participants of an open model, on the side of its state. Every change is noted in the journal. Not thread-safe. */
final class Members {

    private static final int FORGET = 1000;

    private final ConcurrencyControl control;
    private final UndoJournal journal;
    private final References references;
    private final Map<String, Member> members = new LinkedHashMap<>();
    /** Those who take part or took part lately, so that they can be introduced. */
    private final Map<String, User> users = new HashMap<>();

    private final Set<String> noted = new HashSet<>();
    private int forgetAt = FORGET;

    Members(ConcurrencyControl control, UndoJournal journal, References references) {
        this.control = control;
        this.journal = journal;
        this.references = references;
    }

    void open(Participation participation) {
        control.open(participation.session().id());
        put(new Member(participation, false));
    }

    void resynchronize(Participation participation) {
        control.resynchronize(participation.session().id());
        put(new Member(participation, true));
    }

    /** As {@link #resynchronize}, by a session that has yet to learn what of its earlier ones was accepted. */
    void resume(Participation participation, long version, List<HistoryEntry> own) {
        control.resume(participation.session().id(), version, own);
        put(new Member(participation, true));
    }

    /** A resynchronizing session has caught up. */
    void completed(Participation participation) {
        put(new Member(participation, false));
    }

    /** It is out, with its references. */
    void leave(Participation participation) {
        String session = participation.session().id();
        control.leave(session);
        references.removeAll(session);
        noted.remove(session);
        Member former = members.remove(session);
        journal.record(() -> members.put(session, former));
    }

    /** The member that this participation is; empty if it is out. */
    Optional<Member> find(Participation participation) {
        return Optional.ofNullable(members.get(participation.session().id()))
                .filter(member -> member.participation() == participation);
    }

    /** What this session is here, if anything. */
    Optional<Member> find(String session) {
        return Optional.ofNullable(members.get(session));
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Collection<Member> all() {
        return List.copyOf(members.values());
    }

    Optional<User> user(String session) {
        return Optional.ofNullable(users.get(session));
    }

    void know(Map<String, User> sessions) {
        forgetOthers();
        users.putAll(sessions);
    }

    /** Whether operations of the session are stored, so that it is noted. */
    boolean isNoted(String session) {
        return noted.contains(session);
    }

    /** An operation of the session is stored. */
    void stored(String session) {
        noted.add(session);
    }

    /** From time to time forgets those who neither take part nor stand in the history that is in memory. */
    private void forgetOthers() {
        if (users.size() >= forgetAt) {
            Set<String> kept = control.sessions();
            kept.addAll(members.keySet());
            users.keySet().retainAll(kept);
            forgetAt = Math.max(FORGET, 2 * users.size());
        }
    }

    private void put(Member member) {
        forgetOthers();
        String session = member.participation().session().id();
        users.put(session, member.participation().session().user());
        Member former = members.put(session, member);
        journal.record(() -> {
            if (former == null) {
                members.remove(session);
            } else {
                members.put(session, former);
            }
        });
    }
}
