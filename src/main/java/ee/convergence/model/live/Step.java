package ee.convergence.model.live;

import ee.convergence.model.store.StoredOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One run of a command, with what it wants to be stored and then done. Not thread-safe. */
final class Step {

    private static final Logger LOG = System.getLogger(Step.class.getName());

    private final Command command;
    private final List<Runnable> effects = new ArrayList<>(2);
    private final List<Consumer<Refusal>> otherwise = new ArrayList<>(1);
    private StoredOperation row;
    private OptionalInt size = OptionalInt.empty();
    private long since;
    private long journalPosition;
    private long version;

    Step(Command command) {
        this.command = command;
    }

    Command command() {
        return command;
    }

    /** Does this when all that was accepted until now is stored. */
    void then(Runnable effect) {
        effects.add(effect);
    }

    /** Does this instead of the effects if the model is given up before. */
    void otherwise(Consumer<Refusal> answer) {
        otherwise.add(answer);
    }

    /** Stores this operation. */
    void store(StoredOperation operation) {
        row = operation;
        applied(operation);
    }

    /** This operation was applied, whether it is stored already or not. */
    void applied(StoredOperation operation) {
        size = OptionalInt.of(operation.size());
    }

    /** How many bytes the operation takes that was applied, if one was. */
    OptionalInt size() {
        return size;
    }

    Optional<StoredOperation> row() {
        return Optional.ofNullable(row);
    }

    /** Notes from where on the command needed history, and where the state was when it had run. */
    void ranAt(long sinceThen, long position, long versionThen) {
        since = sinceThen;
        journalPosition = position;
        version = versionThen;
    }

    long since() {
        return since;
    }

    long journalPosition() {
        return journalPosition;
    }

    long version() {
        return version;
    }

    void abandon(Refusal why) {
        otherwise.forEach(answer -> guarded(() -> answer.accept(why)));
    }

    /** Does what was to follow; what fails keeps nothing else from it. */
    void runEffects() {
        effects.forEach(Step::guarded);
    }

    private static void guarded(Runnable effect) {
        try {
            effect.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.ERROR, "an effect of a stored change of a model failed", failure);
        }
    }
}
