package dev.atelier.gateway.tls;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Sends callers of the plain port to the same address under HTTPS, method and body kept (308), before anything else sees
 * the request: a token that came in clear is not looked at.
 */
final class RedirectToHttps extends ValveBase {

    private static final int DEFAULT_PORT = 443;

    private final int httpsPort;

    RedirectToHttps(int httpsPort) {
        super(true);
        this.httpsPort = httpsPort;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.isSecure()) {
            getNext().invoke(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
            response.setHeader("Location", target(request));
            response.setHeader("Connection", "close");
        }
    }

    private String target(Request request) {
        var target = new StringBuilder("https://").append(request.getServerName());
        if (httpsPort != DEFAULT_PORT) {
            target.append(':').append(httpsPort);
        }
        target.append(request.getRequestURI());
        return request.getQueryString() == null
                ? target.toString()
                : target.append('?').append(request.getQueryString()).toString();
    }
}
