package dev.atelier.gateway;

import dev.atelier.testservers.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A gateway of its own beside that of the test, in front of the same services and with the same Redis. */
final class OtherGateway implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final int port;

    private OtherGateway(ServletWebServerApplicationContext context) {
        this.context = context;
        this.port = context.getWebServer().getPort();
    }

    static OtherGateway with(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("server.port=0");
        all.add("management.server.port=0");
        all.add("atelier.security.revocation.enabled=false");
        all.add("management.tracing.export.zipkin.enabled=false");
        all.add("atelier.redis.url=" + TestServers.redisUrl());
        all.add("atelier.security.jwt-keys=" + Tokens.KEYS);
        String simple = "spring.cloud.discovery.client.simple.instances.";
        all.add(simple + "user-service[0].uri=" + GatewayTest.USERS.uri());
        all.add(simple + "chat-service[0].uri=" + GatewayTest.CHAT.uri());
        var application = new SpringApplication(GatewayApplication.class);
        String[] arguments = all.stream().map(setting -> "--" + setting).toArray(String[]::new);
        return new OtherGateway((ServletWebServerApplicationContext) application.run(arguments));
    }

    int port() {
        return port;
    }

    /** What a polite signal does: returns when the gateway has stopped. */
    @Override
    public void close() {
        context.close();
    }
}
