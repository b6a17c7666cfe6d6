package ee.convergence.permission;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a request comes to: a result, or the reason why there is none.
 *
 * @param value the result; null exactly when it was refused
 * @param refusal the reason; empty when it was not
 */
public record Answer<T>(T value, Optional<Refusal> refusal) {

    /** It is done. */
    public static <T> Answer<T> of(T value) {
        return new Answer<>(value, Optional.empty());
    }

    /** It is not done. */
    public static <T> Answer<T> refused(Refusal refusal) {
        return new Answer<>(null, Optional.of(refusal));
    }

    /** What comes of the result, if there is one. */
    public <U> Answer<U> then(Function<T, Answer<U>> next) {
        return refusal.isPresent() ? new Answer<>(null, refusal) : next.apply(value);
    }
}
