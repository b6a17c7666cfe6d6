/**
 * Realtime models: shared data that many edit at once (model.md, ot.md, references.md).
 *
 * <p>The classes here are the protocol's face; {@code live} holds models in memory, {@code offline} keeps copies at
 * clients up to date, {@code store} is the SQL, {@code access} decides who may do what, {@code wire} converts, {@code ot}
 * transforms. May use {@code identity} and {@code domain} and what is below.
 */
package ee.convergence.model;
