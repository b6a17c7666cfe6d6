package ee.convergence.activity;

import ee.convergence.permission.Refusal;
import ee.convergence.protocol.ErrorCode;

/** Why something is not done ({@code activity.md} section 9). Stateless. */
final class Refusals {

    static final Refusal NOT_FOUND = new Refusal(ErrorCode.ACTIVITY_NOT_FOUND, "There is no such activity.");
    static final Refusal EXISTS = new Refusal(ErrorCode.ACTIVITY_ALREADY_EXISTS, "There is such an activity already.");
    static final Refusal JOINED =
            new Refusal(ErrorCode.ACTIVITY_ALREADY_JOINED, "The session has joined the activity already.");
    static final Refusal NOT_JOINED =
            new Refusal(ErrorCode.ACTIVITY_NOT_JOINED, "The session has not joined the activity.");
    static final Refusal NO_RESOURCE =
            new Refusal(ErrorCode.NO_SUCH_RESOURCE_ID, "The session has no activity of this resource id.");
    static final Refusal UNAUTHORIZED =
            new Refusal(ErrorCode.UNAUTHORIZED, "The user lacks the permission to do this with the activity.");
    static final Refusal TOO_LARGE =
            new Refusal(ErrorCode.INVALID_MESSAGE, "The state would be larger than it may be.");
    static final Refusal TOO_MANY =
            new Refusal(ErrorCode.INVALID_MESSAGE, "The session has joined as many activities as it may.");
    static final Refusal FAILED = new Refusal(ErrorCode.UNKNOWN, "An unexpected error occurred.");

    private Refusals() {}
}
