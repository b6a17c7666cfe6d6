package org.glassfish.tyrus.container.grizzly.server;

import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.tyrus.spi.ServerContainer;

/** Opens what Tyrus keeps in this package: its own server can only listen on all addresses. */
public final class WebSocketsOn {

    private WebSocketsOn() {}

    /** Serves the container's WebSockets on a Grizzly listener. */
    public static AddOn of(ServerContainer container, String contextPath) {
        return new WebSocketAddOn(container, contextPath);
    }
}
