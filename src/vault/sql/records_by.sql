SELECT DISTINCT record FROM revisions WHERE author = ?1;
