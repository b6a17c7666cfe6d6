package ee.convergence.model.live;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.ModelSettings;
import ee.convergence.config.Settings;
import ee.convergence.domain.Node;
import ee.convergence.storage.Reader;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;

/** What every model in memory needs. Immutable and thread-safe. */
@ServerSingleton
public final class ModelContext {

    private final ModelSettings settings;
    private final Reader reader;
    private final Writer writer;
    private final Mailboxes mailboxes;
    private final ModelCreation creation;
    private final Node node;

    /** With these. */
    @Inject
    public ModelContext(
            Settings settings, Reader reader, Writer writer, Mailboxes mailboxes, ModelCreation creation, Node node) {
        this.settings = settings.models();
        this.reader = reader;
        this.writer = writer;
        this.mailboxes = mailboxes;
        this.creation = creation;
        this.node = node;
    }

    ModelSettings settings() {
        return settings;
    }

    Reader reader() {
        return reader;
    }

    Writer writer() {
        return writer;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    ModelCreation creation() {
        return creation;
    }

    /** The key of this process. */
    long nodeKey() {
        return node.key();
    }
}
