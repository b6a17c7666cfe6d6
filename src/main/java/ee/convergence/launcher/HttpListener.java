package ee.convergence.launcher;

import ee.convergence.config.ServerSettings;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * The port, and the threads and buffers behind it. Made by hand instead of by Undertow's builder, because the port must
 * be refused to newcomers while the threads go on. Thread-safe.
 */
final class HttpListener implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BUFFERS_PER_THREAD = 12;
    private static final int BACKLOG = 4096;
    private static final int IDLE_WORKERS = 4;
    private static final int FEWEST_WORKERS = 16;
    private static final int MOST_WORKERS = 64;
    private static final int WORKERS_PER_PROCESSOR = 8;
    private static final int HEADER_BYTES = 64 * 1024;
    private static final int REQUEST_MILLIS = 30_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final long END_SECONDS = 2;

    private final XnioWorker worker;
    private final ByteBufferPool buffers;
    private final HttpOpenListener http;
    private final AcceptingChannel<StreamConnection> port;

    private HttpListener(
            XnioWorker worker, ByteBufferPool buffers, HttpOpenListener http, AcceptingChannel<StreamConnection> port) {
        this.worker = worker;
        this.buffers = buffers;
        this.http = http;
        this.port = port;
    }

    /**
     * Takes the port without accepting on it yet.
     *
     * @throws StartFailedException if it cannot be had
     */
    static HttpListener bind(ServerSettings settings) {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new StartFailedException("unknown host " + settings.host(), null);
        }
        XnioWorker worker = createWorker();
        ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_PER_THREAD);
        HttpOpenListener http = new HttpOpenListener(buffers, httpOptions());
        try {
            AcceptingChannel<StreamConnection> port = worker.createStreamConnectionServer(
                    address, ChannelListeners.openListenerAdapter(http), socketOptions(worker));
            return new HttpListener(worker, buffers, http, port);
        } catch (IOException taken) {
            worker.shutdownNow();
            throw new StartFailedException(
                    "port " + settings.port() + " of " + settings.host() + ": " + taken.getMessage(), taken);
        }
    }

    XnioWorker worker() {
        return worker;
    }

    ByteBufferPool buffers() {
        return buffers;
    }

    InetSocketAddress address() {
        return port.getLocalAddress(InetSocketAddress.class);
    }

    /** Begins to accept connections. */
    void accept(HttpHandler handler) {
        http.setRootHandler(handler);
        port.resumeAccepts();
    }

    /** Gives the port up; connections that exist go on. */
    void refuse() {
        IoUtils.safeClose(port);
    }

    /** Ends the threads and with them every connection. */
    @Override
    public void close() {
        refuse();
        worker.shutdown();
        try {
            worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }

    private static XnioWorker createWorker() {
        int processors = Runtime.getRuntime().availableProcessors();
        int workers = Math.min(MOST_WORKERS, Math.max(FEWEST_WORKERS, WORKERS_PER_PROCESSOR * processors));
        try {
            return Xnio.getInstance(HttpListener.class.getClassLoader())
                    .createWorker(OptionMap.builder()
                            .set(Options.WORKER_NAME, "http")
                            .set(Options.WORKER_IO_THREADS, processors)
                            .set(Options.WORKER_TASK_CORE_THREADS, IDLE_WORKERS)
                            .set(Options.WORKER_TASK_MAX_THREADS, workers)
                            .set(Options.THREAD_DAEMON, false)
                            .getMap());
        } catch (IOException noSelector) {
            throw new StartFailedException("no network threads: " + noSelector.getMessage(), noSelector);
        }
    }

    private static OptionMap socketOptions(XnioWorker worker) {
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, worker.getIoThreadCount())
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .getMap();
    }

    private static OptionMap httpOptions() {
        return OptionMap.builder()
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_MILLIS)
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .getMap();
    }
}
