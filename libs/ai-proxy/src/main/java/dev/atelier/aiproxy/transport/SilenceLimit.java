package dev.atelier.aiproxy.transport;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Once the headers of an answer are there, its body may be silent only for so long. The client's own response timeout
 * knows one limit for both, but a model may think for two minutes before its first word and not between two words.
 */
final class SilenceLimit extends HttpRequestExecutor {

    private final Timeout silence;

    SilenceLimit(Timeout silence) {
        this.silence = silence;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        ClassicHttpResponse response = super.execute(request, connection, informationCallback, context);
        connection.setSocketTimeout(silence);
        return response;
    }
}
