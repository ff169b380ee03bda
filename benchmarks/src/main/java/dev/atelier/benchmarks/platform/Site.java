package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpConnection;
import java.net.InetSocketAddress;

/** Where the platform and the provider behind it are. */
public record Site(InetSocketAddress gateway, InetSocketAddress simulator) {

    public HttpConnection toGateway() {
        return new HttpConnection(gateway);
    }

    public HttpConnection toSimulator() {
        return new HttpConnection(simulator);
    }
}
