package dev.atelier.chat.turn;

import dev.atelier.chat.message.Message;
import dev.atelier.chat.message.Usage;

/** A finished turn on the wire. */
record TurnResult(Message userMessage, Message assistantMessage, Usage usage) {}
