/** One turn of a conversation: a message in, the model's answer out, in one piece or as a stream. */
@NullMarked
package dev.atelier.chat.turn;

import org.jspecify.annotations.NullMarked;
