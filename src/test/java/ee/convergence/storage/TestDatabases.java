package ee.convergence.storage;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One fresh database of each dialect. */
final class TestDatabases implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(Dialect.values())
                .map(dialect -> switch (dialect) {
                    case SQLITE -> TestDatabase.sqlite();
                    case POSTGRESQL -> TestDatabase.postgresql(TestPostgres.of(context));
                })
                .map(Arguments::of);
    }
}
