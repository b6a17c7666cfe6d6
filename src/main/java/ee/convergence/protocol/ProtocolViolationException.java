package ee.convergence.protocol;

/** A message that breaks the rules of the envelope: its sender is disconnected ({@code protocol.md} section 1.3). */
public final class ProtocolViolationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message says which rule was broken and never what was sent. */
    public ProtocolViolationException(String rule) {
        super(rule, null, false, false);
    }
}
