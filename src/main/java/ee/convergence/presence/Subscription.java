package ee.convergence.presence;

/**
 * That a session is told of a user's changes. Immutable.
 *
 * @param own implicitly, because it is a session of this user; as long as it lives
 * @param asked because it asked; until it asks otherwise
 * @param since it knows what was applied up to this change and is told of later ones
 */
record Subscription(boolean own, boolean asked, long since) {

    static Subscription own(long since) {
        return new Subscription(true, false, since);
    }

    /**
     * After the session asked for it, and got a snapshot; {@code before} may be null. Of its own user it is still told
     * what the snapshot knows already: its client keeps the own state by events alone.
     */
    static Subscription asked(Subscription before, long since) {
        return before != null && before.own
                ? new Subscription(true, true, before.since)
                : new Subscription(false, true, since);
    }

    /** After the session no longer wants it; null when nothing is left. */
    Subscription withdrawn() {
        return own ? new Subscription(true, false, since) : null;
    }
}
