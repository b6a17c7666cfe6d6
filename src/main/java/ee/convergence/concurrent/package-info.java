/**
 * Threads and what runs on them: bounded pools, mailboxes that give shared things single-threaded code, and one sweep
 * for everything that has a deadline.
 *
 * <p>Pure Java: depends on nothing but the JDK, so that it works the same in every server and in the launcher. Where
 * threads come from is decided by the implementation of {@link ee.convergence.concurrent.ServerThreads} alone.
 */
package ee.convergence.concurrent;
