/** The log of each conversation: messages in a collection of their own, found by computed ids. */
@NullMarked
package dev.atelier.chat.message;

import org.jspecify.annotations.NullMarked;
