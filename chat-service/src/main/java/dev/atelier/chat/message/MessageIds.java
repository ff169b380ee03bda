package dev.atelier.chat.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;

/**
 * The ids of one conversation's messages: eight bytes of the SHA-256 of the conversation's id, then the message's place
 * in it. So the ids of the newest messages are known without looking for them, and reading the tail of a long
 * conversation costs what reading a short one costs, on every store that finds documents by their id.
 */
public final class MessageIds {

    private static final int PREFIX = Long.BYTES;

    private final long prefix;

    private MessageIds(long prefix) {
        this.prefix = prefix;
    }

    /** The ids of the messages of {@code conversationId}. */
    public static MessageIds of(String conversationId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(conversationId.getBytes(StandardCharsets.US_ASCII));
            return new MessageIds(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id of the message at {@code sequence}, counted from 0. */
    public ObjectId at(int sequence) {
        return new ObjectId(ByteBuffer.allocate(PREFIX + Integer.BYTES)
                .putLong(prefix)
                .putInt(sequence)
                .array());
    }

    /** The ids from {@code from} up to, not including, {@code to}. */
    List<ObjectId> between(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::at).toList();
    }

    /** The place of the message with {@code id}; negative if it is no message of this conversation. */
    public int sequenceOf(ObjectId id) {
        ByteBuffer bytes = ByteBuffer.wrap(id.toByteArray());
        return bytes.getLong() == prefix ? bytes.getInt() : -1;
    }
}
