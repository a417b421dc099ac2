//! Photos and other files: kind by content, EXIF, thumbnails. Bytes in, bytes out; the
//! original bytes are never changed.
