package ee.convergence.launcher;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.ServerSettings;
import ee.convergence.config.Settings;

/** Settings of a server that listens on this machine only. */
final class LoopbackSettings {

    private LoopbackSettings() {}

    /** With whatever port is free. */
    static ServerSettings onFreePort() {
        return onPort(0);
    }

    static ServerSettings onPort(int port) {
        return Settings.of(ConfigFactory.parseString("convergence.realtime { host = 127.0.0.1, port = " + port + " }"))
                .server();
    }
}
