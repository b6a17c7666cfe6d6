package ee.convergence.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The drivers that the application brought along. They register themselves with the virtual machine, which would keep
 * the application's class loader, with all its classes, after an undeployment.
 */
public final class JdbcDrivers {

    private static final Logger LOG = System.getLogger(JdbcDrivers.class.getName());

    private JdbcDrivers() {}

    /** Takes back the registrations. To be called when the application ends, after its last database was closed. */
    public static void release() {
        // Listing the drivers of all applications may be what loads one of ours: listed again until there is none.
        for (List<Driver> own = own(); !own.isEmpty(); own = own()) {
            for (Driver driver : own) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    LOG.log(Level.WARNING, "A driver cannot be deregistered", e);
                    return;
                }
            }
        }
    }

    private static List<Driver> own() {
        ClassLoader own = JdbcDrivers.class.getClassLoader();
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == own)
                .toList();
    }
}
