package ee.convergence.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this server, written by the build. */
public final class ServerVersion {

    private static final String FILE = "/ee/convergence/version.properties";

    private ServerVersion() {}

    /** The version, for instance {@code 1.0.0}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream file = ServerVersion.class.getResourceAsStream(FILE)) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
        return properties.getProperty("version");
    }
}
