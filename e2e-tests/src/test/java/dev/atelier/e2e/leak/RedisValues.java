package dev.atelier.e2e.leak;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every key of Redis with its value, read with Redis' own protocol. */
final class RedisValues implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream answers;

    private RedisValues(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static List<Piece> at(int port) throws IOException {
        try (RedisValues redis = new RedisValues(new Socket("127.0.0.1", port))) {
            List<Piece> pieces = new ArrayList<>();
            for (String key : redis.ask("KEYS", "*")) {
                pieces.add(new Piece("Redis key " + key, key + "\n" + String.join("\n", redis.value(key))));
            }
            return pieces;
        }
    }

    private List<String> value(String key) throws IOException {
        String type = ask("TYPE", key).getFirst();
        return switch (type) {
            case "none" -> List.of(); // it has just run out
            case "string" -> ask("GET", key);
            case "hash" -> ask("HGETALL", key);
            case "list" -> ask("LRANGE", key, "0", "-1");
            case "set" -> ask("SMEMBERS", key);
            case "zset" -> ask("ZRANGE", key, "0", "-1");
            case "stream" -> ask("XRANGE", key, "-", "+");
            default -> throw new IOException("Redis has a kind of value that is not searched: " + type);
        };
    }

    /** All texts of the answer, however nested. */
    private List<String> ask(String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.ISO_8859_1));
        List<String> texts = new ArrayList<>();
        read(texts);
        return texts;
    }

    private void read(List<String> texts) throws IOException {
        String line = line();
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '+', ':' -> texts.add(rest);
            case '$' -> readBulk(Integer.parseInt(rest), texts);
            case '*' -> {
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    read(texts);
                }
            }
            default -> throw new IOException("Redis answers " + line);
        }
    }

    /** A length of -1 is no value: it has run out. */
    private void readBulk(int length, List<String> texts) throws IOException {
        if (length >= 0) {
            texts.add(new String(answers.readNBytes(length), StandardCharsets.ISO_8859_1));
            line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.readUnsignedByte(); next != '\n'; next = answers.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
