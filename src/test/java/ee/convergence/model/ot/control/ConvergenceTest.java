package ee.convergence.model.ot.control;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.operation.OperationRejectedException;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("All replicas end with the server's model")
class ConvergenceTest {

    private static final int GAMES = 600;

    @Property(tries = 300)
    @Label("when correct clients edit at once")
    void correctClients(@ForAll long seed) throws OperationRejectedException {
        assertThat(new Simulation(false, false, false).differing(seed)).isZero();
    }

    @Property(tries = 300)
    @Label("when clients with the published client's defect edit at once")
    void publishedClients(@ForAll long seed) throws OperationRejectedException {
        assertThat(new Simulation(true, true, false).differing(seed)).isZero();
    }

    @Property(tries = 500)
    @Label("when connections break and other server processes come first")
    void cuts(@ForAll long seed) throws OperationRejectedException {
        assertThat(new Simulation(true, true, true).differing(seed)).isZero();
    }

    @Example
    @Label("but not if replacements reach clients with that defect: the simulation would notice")
    void defectUnmitigated() {
        Random seeds = new Random(1);
        int diverged = 0;
        for (int game = 0; game < GAMES; game++) {
            diverged += diverges(new Simulation(true, false, false), seeds.nextLong()) ? 1 : 0;
        }
        assertThat(diverged).isPositive();
    }

    /** A client that holds another text than the server also soon submits or receives what does not fit it. */
    private static boolean diverges(Simulation simulation, long seed) {
        try {
            return simulation.differing(seed) > 0;
        } catch (OperationRejectedException rejection) {
            return true;
        }
    }
}
