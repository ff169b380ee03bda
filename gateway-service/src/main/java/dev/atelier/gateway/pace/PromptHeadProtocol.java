package dev.atelier.gateway.pace;

import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 for clients that come to the point. Tomcat's connection timeout is for each byte; here it is for the whole head.
 * What else would make one read of a body last is refused: chunk extensions and trailers, which no call here has.
 */
public final class PromptHeadProtocol extends Http11NioProtocol {

    /** How long a client may take nothing of its answer. Longer than the wait for a head: people's trains go through tunnels. */
    static final Duration READER_PATIENCE = Duration.ofSeconds(60);

    private static final int EMPTY_LINE = 2;

    /** For Tomcat, which makes it by its name. */
    public PromptHeadProtocol() {
        setMaxExtensionSize(0);
        setMaxTrailerSize(EMPTY_LINE);
    }

    @Override
    protected Processor createProcessor() {
        return new PromptHeadProcessor(this, getAdapter());
    }
}
