package ee.convergence.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One migration in the application's own class path. */
final class MigrationScript extends LoadableResource {

    private static final String ROOT = "/db/migration/";

    private final String fileName;
    private final String path;

    private MigrationScript(String fileName, String path) {
        this.fileName = fileName;
        this.path = path;
    }

    /** The script of that name: the dialect's own if there is one, else the common one. */
    static MigrationScript of(String fileName, Dialect dialect) {
        String own = ROOT + dialect.folder() + "/" + fileName;
        URL found = MigrationScript.class.getResource(own);
        return new MigrationScript(fileName, found == null ? ROOT + fileName : own);
    }

    @Override
    public Reader read() {
        try (InputStream in = MigrationScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new StorageException("The migration " + path + " is missing");
            }
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StorageException("The migration " + path + " cannot be read", e);
        }
    }

    @Override
    public String getAbsolutePath() {
        return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path;
    }

    @Override
    public String getFilename() {
        return fileName;
    }

    @Override
    public String getRelativePath() {
        return fileName;
    }
}
