/**
 * What is measured. A {@link ee.convergence.bench.scenario.Scenario} puts one kind of load on one server and returns
 * figures; its metrics carry the bounds that must hold. A further kind of load is one more class and one line in
 * {@link ee.convergence.bench.scenario.Scenarios}.
 */
package ee.convergence.bench.scenario;
