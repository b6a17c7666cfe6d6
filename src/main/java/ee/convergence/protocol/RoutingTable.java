package ee.convergence.protocol;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * From message kind to handler. Immutable and thread-safe.
 *
 * @param <S> who sends messages
 */
public final class RoutingTable<S> {

    private final Map<BodyCase, Route<S>> routes;

    private RoutingTable(Map<BodyCase, Route<S>> routes) {
        this.routes = routes;
    }

    /** The handler of a message that a client may send while connected. */
    public Route<S> route(BodyCase body) {
        return routes.get(body);
    }

    /**
     * Collects the handlers of all features.
     *
     * @param <S> who sends messages
     */
    public static final class Builder<S> {

        private final Map<BodyCase, Route<S>> routes = new EnumMap<>(BodyCase.class);

        /**
         * Registers the handler of one kind.
         *
         * @throws IllegalStateException if the kind is handled already or is none that a client sends
         */
        public Builder<S> on(BodyCase body, Route<S> route) {
            if (!expected().contains(body)) {
                throw new IllegalStateException("no message that clients send: " + body);
            }
            if (routes.putIfAbsent(body, route) != null) {
                throw new IllegalStateException("handled twice: " + body);
            }
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalStateException if a kind that clients send has no handler
         */
        public RoutingTable<S> build() {
            Set<BodyCase> missing = expected();
            missing.removeAll(routes.keySet());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("not handled: " + missing);
            }
            return new RoutingTable<>(new EnumMap<>(routes));
        }

        private static Set<BodyCase> expected() {
            Set<BodyCase> expected = EnumSet.copyOf(MessageKind.requests());
            expected.addAll(MessageKind.normals());
            expected.remove(BodyCase.CONNECTIONREQUEST);
            return expected;
        }
    }
}
