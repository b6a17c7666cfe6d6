package ee.convergence.storage;

import java.sql.DriverManager;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The storage of one deployment, loaded by a class loader of its own: opens a URL, then tells how many drivers stay. */
public final class DeployedApplication implements Function<String, Supplier<Long>> {

    @Override
    public Supplier<Long> apply(String url) {
        Database database = Database.open(TestDatabase.settingsOf(Map.of("url", url)));
        return () -> {
            database.close();
            JdbcDrivers.release();
            return DriverManager.drivers()
                    .filter(driver ->
                            driver.getClass().getClassLoader() == getClass().getClassLoader())
                    .count();
        };
    }
}
