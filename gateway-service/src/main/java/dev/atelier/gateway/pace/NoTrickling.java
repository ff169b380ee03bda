package dev.atelier.gateway.pace;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Puts the limits of pace into the server, around everything else that answers. */
final class NoTrickling implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PromptHeadProtocol.class.getName());
        server.addEngineValves(new LeftoverBodyValve());
    }

    /** Valves are passed in the order in which they were added. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
