package ee.convergence.permission;

import ee.convergence.protocol.ErrorCode;

/**
 * Why something that was asked for is not done. An expected outcome, no failure.
 *
 * @param code what is answered
 * @param text the reason in words, for the client's developer
 */
public record Refusal(ErrorCode code, String text) {}
