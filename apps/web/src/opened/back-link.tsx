import { IconArrowLeft } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'
import styles from './back-link.module.css'

function BackAnchor({ children, ...props }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...props} className={styles.back}>
      <IconArrowLeft size={17} aria-hidden />
      {children}
    </a>
  )
}

/** The way from an opened record back to its list. */
export const BackLink = createLink(BackAnchor)
