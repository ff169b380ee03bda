/** Which passwords are accepted, and bcrypt within bounds. */
@NullMarked
package dev.atelier.user.password;

import org.jspecify.annotations.NullMarked;
