package ee.convergence.model.live;

/**
 * Something that happens to an open model. It may be run again after what it did was undone, so all that it changes must
 * be in the journal, and all that it sends goes through the step. One that has to answer somebody says first of all what
 * to answer {@linkplain Step#otherwise otherwise}.
 */
@FunctionalInterface
interface Command {

    /** Changes the state and notes what follows. */
    void run(Step step);

    /** From which version on the history must be in memory when it runs, also when it runs again. */
    default long since() {
        return Long.MAX_VALUE;
    }
}
