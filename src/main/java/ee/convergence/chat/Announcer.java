package ee.convergence.chat;

import ee.convergence.domain.Session;
import java.util.Collection;

/** Tells sessions what happened. Thread-safe; never blocks. */
interface Announcer {

    /** Tells each of them. */
    void announce(ChatNews news, Collection<Session> receivers);
}
