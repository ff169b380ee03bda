package org.example.plain;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer as it comes: every line of Plain is a chunk in the canonical form, which is OpenAI's. */
final class PlainStream implements ChatStream {

    private final ProviderResponse response;
    private final BufferedReader lines;
    private final ChunkWriter chunks;
    private boolean whole;

    PlainStream(ProviderResponse response, String model) {
        this.response = response;
        this.lines = reader(response);
        this.chunks = new ChunkWriter(id(), model);
    }

    /** As the provider names the answer. */
    String id() {
        return response.header("x-id");
    }

    /** Blocks until there is more: a virtual thread does not mind. {@code null} says that all has come. */
    @Override
    public ChatChunk next() {
        if (whole) {
            return null;
        }
        String line = read(lines);
        if (line == null) {
            throw new ProviderException.Malformed("the answer was cut off", null);
        }
        PlainLine said = PlainLine.read(line);
        return switch (said.word()) {
            case "text" -> chunks.text(said.text());
            case "end" -> chunks.end(said.text().equals("limit") ? "length" : "stop");
            case "used" -> used(said.text());
            case "error" -> throw ProviderException.Unavailable.answered(said.text(), 500, false, null);
            default -> throw new ProviderException.Malformed("a line is no Plain", null);
        };
    }

    private ChatChunk used(String text) {
        String[] counts = text.split(" ");
        if (counts.length != 4 || !text.matches("[0-9 ]{7,80}")) {
            throw new ProviderException.Malformed("the usage is no Plain", null);
        }
        whole = true;
        return chunks.usage(new TokenUsage(
                Long.parseLong(counts[0]),
                Long.parseLong(counts[1]),
                Long.parseLong(counts[2]),
                Long.parseLong(counts[3])));
    }

    /** From any thread, and more than once. */
    @Override
    public void close() {
        response.close();
    }

    /** Of an error; whatever else came, the status says enough. */
    static PlainLine firstLine(ProviderResponse error) {
        String line = read(reader(error));
        return PlainLine.read(line == null ? "" : line);
    }

    private static BufferedReader reader(ProviderResponse response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The platform's bodies throw a {@link ProviderException} and never an IOException. */
    private static String read(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
