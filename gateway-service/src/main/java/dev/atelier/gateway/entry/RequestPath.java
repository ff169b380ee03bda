package dev.atelier.gateway.entry;

/**
 * Whether a path means the same to every server that reads it. Whatever is read differently by some (double slashes, dot
 * segments, path parameters, encoded separators) has no place in a path of this API.
 */
final class RequestPath {

    private RequestPath() {}

    static boolean isUnambiguous(String rawPath) {
        if (rawPath.isEmpty() || rawPath.charAt(0) != '/') {
            return false;
        }
        int segment = 1;
        for (int i = 1; i <= rawPath.length(); i++) {
            char c = i == rawPath.length() ? '/' : rawPath.charAt(i);
            if (c == '/') {
                boolean last = i == rawPath.length();
                if (!last && i == segment || isDots(rawPath, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (!isHarmless(rawPath, i, c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return length == 1 && path.charAt(from) == '.' || length == 2 && path.startsWith("..", from);
    }

    private static boolean isHarmless(String path, int at, char c) {
        if (c == '%') {
            return isHarmlessEscape(path, at);
        }
        return c > ' ' && c < 0x7f && c != ';' && c != '\\';
    }

    private static boolean isHarmlessEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int decoded = high * 16 + low;
        return decoded > ' ' && decoded != 0x7f && "./\\;%".indexOf(decoded) < 0;
    }
}
