package ee.convergence.model.ot.transform;

import ee.convergence.model.ot.operation.Batch;
import ee.convergence.model.ot.operation.DiscreteOperation;
import ee.convergence.model.ot.operation.Operation;
import ee.convergence.model.ot.operation.OperationRejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One client's operation on its way through the concurrent operations that the server ordered before it (ot.md section
 * 3.2 and the folds of section 4).
 *
 * <p>Only members with the same element id meet each other; for the others nothing changes, so that the cost of a long
 * path through a large batch is not the product of both. Not thread-safe.
 */
public final class Passage {

    private static final int[] THE_ONLY_ONE = {0};
    private static final int[] NONE = {};

    private final Operation original;
    private final DiscreteOperation[] members;
    private final Map<String, int[]> positions;
    private boolean changed;

    public Passage(Operation client) {
        original = client;
        members = client.members().toArray(DiscreteOperation[]::new);
        positions = positions(members);
    }

    /** The client's operation, re-expressed to follow all operations passed so far. */
    public Operation operation() {
        if (!changed) {
            return original;
        }
        return original instanceof Batch ? new Batch(List.of(members)) : members[0];
    }

    /**
     * Lets the client's operation pass the next of the server's.
     *
     * @return the server's operation, re-expressed to follow the client's
     * @throws OperationRejectedException if both cannot have been made on one state; this passage is then of no more use
     */
    public Operation pass(Operation server) throws OperationRejectedException {
        if (server instanceof DiscreteOperation discrete) {
            return passDiscrete(discrete);
        }
        List<DiscreteOperation> passed = new ArrayList<>(server.members().size());
        boolean same = true;
        for (DiscreteOperation member : server.members()) {
            DiscreteOperation after = passDiscrete(member);
            passed.add(after);
            same &= after == member;
        }
        return same ? server : new Batch(passed);
    }

    private DiscreteOperation passDiscrete(DiscreteOperation server) throws OperationRejectedException {
        DiscreteOperation passing = server;
        for (int position : positions.getOrDefault(server.id(), NONE)) {
            Transformed<? extends DiscreteOperation> pair = Transformation.discrete(passing, members[position]);
            passing = pair.server();
            changed |= pair.client() != members[position];
            members[position] = pair.client();
        }
        return passing;
    }

    private static Map<String, int[]> positions(DiscreteOperation[] members) {
        if (members.length == 1) {
            return Map.of(members[0].id(), THE_ONLY_ONE);
        }
        Map<String, List<Integer>> byId = new HashMap<>();
        for (int i = 0; i < members.length; i++) {
            byId.computeIfAbsent(members[i].id(), id -> new ArrayList<>()).add(i);
        }
        Map<String, int[]> positions = new HashMap<>();
        byId.forEach((id, list) ->
                positions.put(id, list.stream().mapToInt(Integer::intValue).toArray()));
        return positions;
    }
}
