/**
 * The embedded default: what {@code java -jar convergence.war} runs. It puts the very same filter, endpoint, resources
 * and beans that an app server would deploy on an Undertow of its own, with Weld and Jersey.
 *
 * <p>{@link ee.convergence.launcher.Main} and the three classes it needs stand at the root of the WAR and depend on
 * nothing; the rest of this package travels beside the engine in {@code WEB-INF/engine}, where no app server sees it.
 * May use every other room; nothing may use it.
 */
package ee.convergence.launcher;
