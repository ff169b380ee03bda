package dev.atelier.chat.message;

import org.bson.types.ObjectId;

/**
 * Where a message stands.
 *
 * @param userId whose conversation it is
 * @param conversationId the conversation
 * @param sequence its place there, counted from 0; even for the person, odd for the model
 */
public record Place(String userId, String conversationId, int sequence) {

    ObjectId id() {
        return MessageIds.of(conversationId).at(sequence);
    }

    /** The place right after this one. */
    public Place next() {
        return new Place(userId, conversationId, sequence + 1);
    }
}
