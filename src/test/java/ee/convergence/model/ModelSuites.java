package ee.convergence.model;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The suites of the JavaScript client that any server must pass: the acceptance scenarios of realtime models. */
public final class ModelSuites implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                        "model-lifecycle.test.js",
                        "model-permissions.test.js",
                        "model-concurrency.test.js",
                        "model-resync.test.js",
                        "model-replay.test.js",
                        "model-references.test.js",
                        "model-crowd.test.js",
                        "model-offline.test.js")
                .map(Arguments::of);
    }
}
