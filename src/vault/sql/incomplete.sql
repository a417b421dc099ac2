SELECT seq FROM attachments WHERE complete = 0;
