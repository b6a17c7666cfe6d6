package ee.convergence.protocol;

/**
 * A feature's face to the protocol: it registers the message kinds that it handles.
 *
 * @param <S> who sends messages
 */
public interface MessageHandler<S> {

    /** Called once, at start. */
    void register(RoutingTable.Builder<S> routes);
}
