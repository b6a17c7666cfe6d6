package ee.convergence.model.live;

import com.google.protobuf.Value;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.protocol.Exchange;
import java.util.Map;

/**
 * Why a request is not granted (model.md section 16). Immutable.
 *
 * @param code the code
 * @param message for people
 * @param details what the code's row says
 */
public record Refusal(ErrorCode code, String message, Map<String, Value> details) {

    /** A refusal without details. */
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, Map.of());
    }

    /** A refusal that names a model. */
    public static Refusal of(ErrorCode code, String message, String id) {
        return new Refusal(code, message, Map.of("id", text(id)));
    }

    /** There is no such model. */
    public static Refusal notFound(String id) {
        return of(ErrorCode.MODEL_NOT_FOUND, "A model with id '" + id + "' does not exist.", id);
    }

    /** The user may not do this. */
    public static Refusal unauthorized(String right) {
        return of(ErrorCode.UNAUTHORIZED, "The user does not have the right to " + right + " this model.");
    }

    /** Answers with it. */
    public void answer(Exchange exchange) {
        exchange.fail(code, message, details);
    }

    static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
