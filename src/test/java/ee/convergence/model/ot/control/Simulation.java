package ee.convergence.model.ot.control;

import ee.convergence.model.ot.operation.OperationRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Clients that edit one model at once, and a server; who does what when is drawn at random (ot.md section 9.4).
 *
 * @param clientDefect whether the clients have the published client's defect in the transformation of replacements
 * @param split whether the server relays replacements as removal and insertion
 * @param cuts whether connections are lost, and commits refused because another server process was first
 */
record Simulation(boolean clientDefect, boolean split, boolean cuts) {

    private static final int STEPS = 250;

    /** Plays one game and returns how many replicas differ from the server's model in the end. */
    int differing(long seed) throws OperationRejectedException {
        Random random = new Random(seed);
        SimulatedServer server = new SimulatedServer(split, random);
        List<SimulatedClient> clients = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            clients.add(new SimulatedClient("client" + i, server, clientDefect, random));
        }
        for (int step = 0; step < STEPS; step++) {
            step(random, server, clients.get(random.nextInt(clients.size())));
        }
        drain(server, clients);
        return (int) clients.stream()
                .filter(client -> !client.model().equals(server.model()))
                .count();
    }

    private void step(Random random, SimulatedServer server, SimulatedClient client) throws OperationRejectedException {
        int kind = random.nextInt(cuts ? 100 : 90);
        if (kind < 35) {
            client.edit();
        } else if (kind < 60) {
            server.turn(1 + random.nextInt(4));
        } else if (kind < 90) {
            client.receive();
        } else if (kind < 93) {
            server.refusedTurn(1 + random.nextInt(4));
        } else {
            client.cutOrReconnect();
        }
    }

    private static void drain(SimulatedServer server, List<SimulatedClient> clients) throws OperationRejectedException {
        for (SimulatedClient client : clients) {
            client.settle();
        }
        boolean busy = true;
        while (busy) {
            busy = server.turn(10);
            for (SimulatedClient client : clients) {
                busy |= client.receive();
            }
        }
        for (SimulatedClient client : clients) {
            client.requireCommitted(server.version());
        }
    }
}
